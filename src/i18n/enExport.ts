export const enExport = {
};
