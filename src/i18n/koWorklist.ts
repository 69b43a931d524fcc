export const koWorklist = {
};
