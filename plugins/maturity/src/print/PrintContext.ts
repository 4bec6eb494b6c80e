import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react';

/** What is still to be loaded before a tab is printed. */
export interface PrintPreparation {
  current?: () => Promise<void>;
}

const PrintContext = createContext<PrintPreparation>({});

/** Hands the preparation from the content of a tab to the button that prints it. */
export const PrintProvider = PrintContext.Provider;

/** Has something loaded before the tab is printed with its button. */
export function usePrintPreparation(prepare: () => Promise<void>): void {
  const preparation = useContext(PrintContext);
  useEffect(() => {
    preparation.current = prepare;
    return () => {
      preparation.current = undefined;
    };
  }, [preparation, prepare]);
}

/** Prints the tab, once what is to be on paper is there. */
export function usePrint(): {
  readonly isPreparing: boolean;
  readonly print: () => Promise<void>;
} {
  const preparation = useContext(PrintContext);
  const [isPreparing, setIsPreparing] = useState(false);
  const print = useCallback(async () => {
    setIsPreparing(true);
    try {
      await preparation.current?.();
    } finally {
      setIsPreparing(false);
    }
    window.print();
  }, [preparation]);
  return { isPreparing, print };
}

/** Rows of a table that go on paper; a line says what is left out. */
export const maxPrinted = 1_000;
