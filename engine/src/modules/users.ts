/**
 * `pwd` and `grp`: the sandbox has one user and one group of its own. Who runs the engine is not told. The owner of
 * every file is that user, as `os.stat` and `os.getuid` have it.
 */
import { asSize } from '../objects/convert.js';
import { keyError } from '../objects/errors.js';
import { native } from '../objects/native.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { ModuleSpec } from './module-spec.js';
import { structSequence } from './struct-sequence.js';

const NAME = 'user';
const ID = 1000;

const PASSWD = structSequence('pwd.struct_passwd', ['pw_name', 'pw_passwd', 'pw_uid', 'pw_gid', 'pw_gecos', 'pw_dir', 'pw_shell']);
const GROUP = structSequence('grp.struct_group', ['gr_name', 'gr_passwd', 'gr_gid', 'gr_mem']);

const user = (vm: Vm): Value => PASSWD.make(vm, [NAME, 'x', ID, ID, '', `/home/${NAME}`, '/bin/sh']);
const group = (vm: Vm): Value => GROUP.make(vm, [NAME, 'x', ID, vm.list([])]);

/** By number and by name; anything else is not found. */
function lookUps(prefix: string, one: (vm: Vm) => Value, numberName: string) {
  return [
    native(`get${prefix}${numberName}`, '(id, /)', (vm: Vm, id: Value) => {
      if (asSize(vm, id) !== ID) throw keyError(vm, vm.text(`get${prefix}${numberName}(): ${numberName} not found: ${asSize(vm, id)}`));
      return one(vm);
    }),
    native(`get${prefix}nam`, '(name, /)', (vm: Vm, name: Value) => {
      if (name !== NAME) throw keyError(vm, vm.text(`get${prefix}nam(): name not found: ${String(name)}`));
      return one(vm);
    }),
    native(`get${prefix}all`, '()', (vm: Vm) => vm.list([one(vm)])),
  ];
}

export const PWD_MODULE: ModuleSpec = {
  name: 'pwd',
  doc: 'The sandbox’s user.',
  functions: lookUps('pw', user, 'uid'),
  setup: (vm, dict) => dict.setStr('struct_passwd', PASSWD.classOf(vm)),
};

export const GRP_MODULE: ModuleSpec = {
  name: 'grp',
  doc: 'The sandbox’s group.',
  functions: lookUps('gr', group, 'gid'),
  setup: (vm, dict) => dict.setStr('struct_group', GROUP.classOf(vm)),
};
