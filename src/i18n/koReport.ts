export const koReport = {
};
