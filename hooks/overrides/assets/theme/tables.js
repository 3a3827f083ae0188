// All tables of the check once stood on this page. Leads from a place of then to where it is now.
const was = location.hash.slice(1);
for (const link of document.querySelectorAll("a[data-table]")) {
  const { table } = link.dataset;
  const row = `rule-${table}-`;
  if (was === `table-${table}`) {
    location.replace(link.href);
  } else if (was.startsWith(row)) {
    location.replace(`${link.href}#decisions-${table}--${was.slice(row.length)}`);
  }
}
