/**
 * A plug-in for the soak: `gc.collect()` also makes V8 collect all it can, and what is then in use is told, as a line
 * `heap BYTES` on stderr. Reaches into the engine's host, which plug-ins are not promised.
 */
import v8 from 'node:v8';
import vm from 'node:vm';

export function install(engine, { tell }) {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  const { host } = engine.vm;
  const checkpoint = host.checkpoint;
  host.checkpoint = () => {
    checkpoint.call(host);
    collect();
    tell(`heap ${v8.getHeapStatistics().used_heap_size}\n`);
  };
}
