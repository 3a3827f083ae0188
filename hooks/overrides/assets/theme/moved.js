// Leads from the old address of a page to the new one, to the same place in it. Without script the
// page's refresh leads to its top.
location.replace(document.querySelector("a").href + location.hash);
