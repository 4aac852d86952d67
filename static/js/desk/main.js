// The reading desk. Each module minds one thing; all of it works on a page that works without.
import "../claim-kinds.js";
import "./layout.js";
import "./open.js";
import "./walk.js";
import "./kinds.js";
import "./fields.js";
import "./selecting.js";
import "./caret.js";
import "./layers.js";
import "./combobox.js";
import "./conflict.js";
import "./copy.js";
