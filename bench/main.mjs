/**
 * `npm run bench -- [SECTION] [OPTIONS]`. Sections, one module each: speed (the default), ablation, memory, soak. Each
 * module says its options at its head.
 */
const SECTIONS = { speed: './programs.mjs', ablation: './ablation.mjs', memory: './memory.mjs', soak: './soak.mjs' };

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith('-');
const section = named ? first : 'speed';
if (!(section in SECTIONS)) {
  console.error(`no section '${section}': ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}
const { main } = await import(SECTIONS[section]);
try {
  await main(named ? rest : process.argv.slice(2));
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exit(2);
}
