export const enSettings = {
};
