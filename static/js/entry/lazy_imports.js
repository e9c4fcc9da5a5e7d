/** What is imported when it is asked for, each a chunk of its own. */

export const IMPORTS = {
  compare: () => import("../features/compare/compare.js"),
  figures: () => import("../features/choropleth/user_data/dialog.js"),
  help: () => import("../features/help/help.js"),
  layers: () => import("../sidebar/layer_tools.js"),
  list: () => import("../features/user_list/list.js"),
  offline: () => import("../platform/service_worker.js"),
  locate: () => import("../features/locate/locate.js"),
  several: () => import("../cards/counties.js"),
  print: () => import("../features/print/page_sheet.js"),
  search: () => import("../features/search/box.js"),
  shade: () => import("../features/choropleth/shading.js"),
  share: () => import("../features/share/share.js"),
  story: () => import("../features/story/story.js"),
  table: () => import("../features/table/table.js"),
};
