import { getTableColumns, getTableName, type Column } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RowStatement, SqlValue } from '../../ports/aside-writer.ts';

/** Collects rows of one table, to be written later and elsewhere. */
export interface TableRows<Row> {
  add(row: Row): void;
  statement(): RowStatement;
}

export function createTableRows<T extends SQLiteTable>(table: T): TableRows<T['$inferSelect']> {
  const columns = Object.entries<Column>(getTableColumns(table));
  const names = columns.map(([, { name }]) => `"${name}"`).join(', ');
  const sql = `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
  const rows: (readonly SqlValue[])[] = [];
  return {
    add: (row) => rows.push(columns.map(([key, column]) => storedAs(column, (row as Readonly<Record<string, unknown>>)[key]))), // a row has its table's columns
    statement: () => ({ sql, rows }),
  };
}

function storedAs(column: Column, value: unknown): SqlValue {
  return value === null ? null : (column.mapToDriverValue(value) as SqlValue); // what the driver of SQLite takes
}
