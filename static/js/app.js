// The one script of every page. Page scripts import from the same modules by relative path, so
// that each module runs once.
import "./theme.js";
import "./menus.js";
import "./dialog.js";
import "./toasts.js";
import "./live.js";
import "./palette.js";
import "./lists.js";
import "./network.js";
import "./navigation.js";
