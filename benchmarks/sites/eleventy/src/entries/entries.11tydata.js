export default {
  layout: "entry.11ty.js",
  permalink: (data) => `/${data.locale}/${data.collection}/${data.name}/`,
};
