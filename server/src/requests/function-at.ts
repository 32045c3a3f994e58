/** Request `jitlens/functionAt`: which function or class a position is in. */
import { scopesOf } from '../anchors/scopes.js';
import type { PositionParams } from '../protocol.js';
import type { Session } from './session.js';

export async function functionAt(session: Session, { textDocument, position }: PositionParams): Promise<string | null> {
  const document = session.documents.get(textDocument.uri);
  if (document === undefined) return null;
  const tree = (await session.parser()).parse(document.getText());
  const scopes = scopesOf(tree);
  tree.delete();
  const at = document.offsetAt(position);
  // Innermost first. Redefinitions are told apart by a number that Python does not know.
  const name = scopes.find(({ start, end }) => start <= at && at <= end)?.name ?? '';
  return name.replace(/#\d+$/, '') || null;
}
