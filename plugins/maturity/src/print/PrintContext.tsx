import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useTexts } from '../translation';
import { formatNumber } from '../format/numbers';

/** On paper: how much of a table is not there; nothing when all of it is. */
export function LeftOut(props: { shown: number; total: number }) {
  const { shown, total } = props;
  const t = useTexts();
  return total > shown ? (
    <p>
      {t('overview.output.leftOut', {
        shown: formatNumber(shown),
        total: formatNumber(total),
      })}
    </p>
  ) : null;
}

/** Whether the page is being printed just now: for what only paper shows. */
export function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its picture as soon as the listeners have returned.
    const begin = () => flushSync(() => setIsPrinting(true));
    const end = () => setIsPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

/** Loads the data that a tab needs before it is printed. */
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
