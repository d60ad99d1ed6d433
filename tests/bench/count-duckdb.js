// Counts of the benchmark survey by DuckDB: each single answer and scale, in total and by the three
// breaks, and the ticks of the multiple answers. Writes question,item,by,group,n.
//   node count-duckdb.js EXPORT OUTPUT
const fs = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');

const [input, output] = process.argv.slice(2);

function quoted(name) {
  return `"${name.replace(/"/g, '""')}"`;
}

async function main() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 2');
  const file = `'${input.replace(/'/g, "''")}'`;
  await connection.run(
    `CREATE TABLE d AS SELECT * FROM read_csv(${file}, header = true, all_varchar = true, ` +
      "quote = '\"', escape = '\"', delim = ',')",
  );
  const described = await connection.runAndReadAll('DESCRIBE d');
  const heads = described.getRows().map((row) => row[0]);
  const breaks = [['dept', heads[1]], ['age', heads[2]], ['grade', heads[3]]];
  const singles = [];
  for (let i = 1; i <= 12; i++) singles.push([`s${i}`, heads[3 + i]]);
  for (let i = 1; i <= 7; i++) singles.push([`q${i}`, heads[19 + i]]);
  const lines = [];
  const add = (rows, make) => rows.forEach((row) => lines.push(make(row).join(',')));
  for (const [name, head] of singles) {
    const q = quoted(head);
    const total = await connection.runAndReadAll(
      `SELECT ${q}, count(*) FROM d WHERE ${q} <> '' GROUP BY 1`);
    add(total.getRows(), (row) => [name, row[0], '', '', row[1]]);
    for (const [by, byHead] of breaks) {
      const b = quoted(byHead);
      const table = await connection.runAndReadAll(
        `SELECT ${q}, ${b}, count(*) FROM d WHERE ${q} <> '' AND ${b} <> '' GROUP BY 1, 2`);
      add(table.getRows(), (row) => [name, row[0], by, row[1], row[2]]);
    }
  }
  for (let i = 1; i <= 4; i++) {
    const m = quoted(heads[15 + i]);
    const ticks = await connection.runAndReadAll(
      `SELECT t, count(*) FROM (SELECT unnest(string_split(${m}, ';')) AS t FROM d) WHERE t <> '' GROUP BY 1`);
    add(ticks.getRows(), (row) => [`m${i}`, row[0], '', '', row[1]]);
  }
  fs.writeFileSync(output, lines.join('\n') + '\n');
}

main().catch((error) => {
  console.error(String(error));
  process.exit(1);
});
