export const enWorklist = {
};
