package cn.goodnetizen.organization;

/**
 * What is wrong with one cell.
 *
 * @param row the row's number in the sheet
 * @param column the title of the column
 * @param value what stands there
 * @param message what is wrong, naming the limit, in Chinese
 */
public record RowProblem(int row, String column, String value, String message) {}
