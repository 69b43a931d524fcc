export const enHelp = {
};
