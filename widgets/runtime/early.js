// Has Python come while the browser still reads the page, unless data is dear. For the pages whose
// reader will need it; `async`, so that nothing waits for it.
import { engine } from "./engine.js";

if (!navigator.connection?.saveData) engine().prepare().catch(() => {});
