export const koSettings = {
};
