export const koExport = {
};
