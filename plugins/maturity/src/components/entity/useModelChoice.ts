import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { useSearchParams } from 'react-router-dom';

/** The models that apply to an entity, and which of them is looked at. */
export interface ModelChoice {
  readonly model?: Model;
  readonly models: readonly Model[];
  choose(modelId: string): void;
}

/** The model that the address names, else the first that applies. */
export function useModelChoice(
  all: readonly Model[],
  applicableIds: readonly string[],
): ModelChoice {
  const [params, setParams] = useSearchParams();
  const models = all.filter(model => applicableIds.includes(model.id));
  const wanted = params.get('model');
  return {
    models,
    model: models.find(model => model.id === wanted) ?? models[0],
    choose: modelId =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          next.set('model', modelId);
          return next;
        },
        { replace: true },
      ),
  };
}
