/** Where no interpreter can be started: says so. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/browser';

export class OwnPython {
  notes(): string[] {
    return [];
  }

  forget(): void {
    // Nothing is known.
  }

  view(): null {
    return null;
  }

  confirm(): never {
    throw missing();
  }

  command(): never {
    throw missing();
  }

  measure(): never {
    throw missing();
  }
}

function missing(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, 'there is no Python of your own in a browser: this needs VS Code on a machine');
}
