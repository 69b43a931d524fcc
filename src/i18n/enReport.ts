export const enReport = {
};
