import {
  DocumentNode,
  GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** An error as GitHub words it for a query that its version does not know. */
interface UnknownError {
  readonly message: string;
  readonly path: readonly string[];
  readonly extensions: { readonly code: string };
}

/** Finds the fields and types of a query that a schema does not have. */
export function findUnknown(
  document: DocumentNode,
  schema: GraphQLSchema,
): UnknownError[] {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  const errors: UnknownError[] = [];
  const enterType = (name: string | undefined, step: string) => {
    path.push(step);
    if (name && !schema.getType(name)) {
      errors.push({
        message: `No such type ${name}, so it can't be a fragment condition`,
        path: [...path],
        extensions: { code: 'undefinedType' },
      });
    }
  };
  const leave = () => {
    path.pop();
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: { enter: () => void path.push('query'), leave },
      FragmentDefinition: {
        enter: ({ name, typeCondition }) =>
          enterType(typeCondition.name.value, `fragment ${name.value}`),
        leave,
      },
      InlineFragment: {
        enter: ({ typeCondition }) => {
          const name = typeCondition?.name.value;
          enterType(name, `... on ${name}`);
        },
        leave,
      },
      Field: {
        enter: ({ name, alias }) => {
          path.push((alias ?? name).value);
          const parent = types.getParentType();
          if (parent && !types.getFieldDef()) {
            errors.push({
              message: `Field '${name.value}' doesn't exist on type '${parent.name}'`,
              path: [...path],
              extensions: { code: 'undefinedField' },
            });
          }
        },
        leave,
      },
    }),
  );
  return errors;
}
