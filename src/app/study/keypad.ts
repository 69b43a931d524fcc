/** The digit of each of the nine fields of a film, row by row, as a keypad lies: 7 is the top left one. */
export const keypad: readonly number[] = [7, 8, 9, 4, 5, 6, 1, 2, 3];
