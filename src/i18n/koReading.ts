export const koReading = {
};
