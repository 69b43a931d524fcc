export const koHelp = {
};
