export const enReading = {
};
