// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/PythonVariables.h"

#include "jupyter/JsonView.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace quire::session {

namespace {

/// What both questions need. Types are looked at through `type` itself, so that no metaclass has a say.
constexpr const char *commonSource = R"py(
import sys, time, types, datetime, decimal, fractions, pathlib, uuid, re, itertools

def of_type(attribute, t):
    return type.__dict__[attribute].__get__(t)

def name_of(t):
    return of_type("__name__", t)[:80]

def loaded(module, *names):
    found = sys.modules.get(module)
    return tuple(t for t in (getattr(found, n, None) for n in names) if isinstance(t, type)) if found else ()

leaves = {type(None), bool, float, complex, range, decimal.Decimal, fractions.Fraction, uuid.UUID, re.Pattern,
          type(pathlib.Path()), pathlib.PurePosixPath, pathlib.PureWindowsPath, datetime.date, datetime.timedelta,
          datetime.timezone, type(Ellipsis), type(NotImplemented)}
arrays = loaded("numpy", "ndarray")
scalars = loaded("numpy", "generic")
frames = loaded("pandas", "DataFrame")
series = loaded("pandas", "Series")
indexes = loaded("pandas", "Index", "RangeIndex", "MultiIndex", "DatetimeIndex", "CategoricalIndex", "IntervalIndex",
                 "TimedeltaIndex", "PeriodIndex")
stamps = loaded("pandas", "Timestamp", "Timedelta", "Period") + loaded("pandas._libs.tslibs.nattype", "NaTType")
polars_frames = loaded("polars", "DataFrame")
polars_series = loaded("polars", "Series")
tensors = loaded("torch", "Tensor") + loaded("torch.nn", "Parameter")

def cut(text, limit):
    return text if len(text) <= limit else text[:limit] + "\u2026"

def joined(parts, total, limit):
    out, used = [], 0
    for part in parts:
        out.append(part)
        used += len(part) + 2
        if used > limit:
            break
    return ", ".join(out) + (", \u2026" if len(out) < total else "")

def number(v, limit):
    if v.bit_length() > 1000:
        return "int of %d bits" % v.bit_length()
    return cut(repr(v), limit)

def is_scalar(t):
    mro = of_type("__mro__", t)
    return any(s in mro for s in scalars) and of_type("__module__", t) == "numpy"

def short(v, limit=160, depth=0):
    t = type(v)
    if t in leaves:
        return cut(repr(v), limit)
    if t is int:
        return number(v, limit)
    if t is str:
        return repr(v[:limit]) + ("\u2026" if len(v) > limit else "")
    if t is bytes or t is bytearray:
        return repr(bytes(v[:limit // 2])) + ("\u2026" if len(v) > limit // 2 else "")
    if t in (datetime.datetime, datetime.time) and type(v.tzinfo) in (type(None), datetime.timezone):
        return repr(v)
    if t in (list, tuple, set, frozenset, dict):
        return container(v, t, limit, depth)
    if is_scalar(t):
        return short(v.item(), limit, depth) if v.dtype.kind in "biufcSU" else cut(str(v), limit)
    if t in stamps:
        return cut(str(v), limit)
    if depth == 0:
        return data_preview(v, t, limit)
    return "<%s>" % name_of(t)

def container(v, t, limit, depth):
    brackets = {list: "[]", tuple: "()", set: "{}", frozenset: "{}", dict: "{}"}[t]
    if depth > 1 or not v:
        return brackets if not v else brackets[0] + "\u2026" + brackets[1]
    items = itertools.islice(dict.items(v) if t is dict else iter(v), 20)
    part = limit // 2
    if t is dict:
        parts = (short(k, part, depth + 1) + ": " + short(x, part, depth + 1) for k, x in items)
    else:
        parts = (short(x, part, depth + 1) for x in items)
    return brackets[0] + cut(joined(parts, len(v), limit), 2 * limit) + brackets[1]

def label(v):
    return cut(v, 60) if type(v) is str else short(v, 60, 1)

def values(items, total, limit):
    return "[" + joined((short(x, 40, 1) for x in items), total, limit) + "]"

def data_preview(v, t, limit):
    if t in arrays:
        return values(itertools.islice(v.flat, 20), v.size, limit)
    if t in frames:
        return joined((label(c) for c in v.columns[:20]), len(v.columns), limit)
    if t in series or t in indexes:
        return values(v[:20] if t in indexes else v.array[:20], len(v), limit)
    if t in polars_frames:
        return joined((label(c) for c in v.columns[:20]), v.width, limit)
    if t in polars_series:
        return values(v[:20].to_list(), len(v), limit)
    if t in tensors:
        if str(v.device) == "cpu" and str(v.layout) == "torch.strided" and v.is_contiguous():
            return values(v.detach().view(-1)[:20].tolist(), v.numel(), limit)
        return str(v.device)
    if t is types.FunctionType:
        code = v.__code__
        return cut("(%s)" % ", ".join(code.co_varnames[:code.co_argcount + code.co_kwonlyargcount]), limit)
    return ""
)py";

constexpr const char *listSource = R"py(
def shape_of(v, t):
    if t in (list, tuple, set, frozenset, dict, str, bytes, bytearray, range):
        return [len(v)]
    if t in arrays or t in frames or t in polars_frames or t in tensors:
        return [int(n) for n in v.shape]
    if t in series or t in indexes or t in polars_series:
        return [len(v)]
    return None

def size_of(v, t):
    if t in arrays:
        return int(v.nbytes)
    if t in frames:
        return int(v.memory_usage().sum()) if len(v.columns) < 1000 else 0
    if t in series or t in indexes:
        return int(v.nbytes)
    if t in polars_frames or t in polars_series:
        return int(v.estimated_size())
    if t in tensors:
        return int(v.element_size() * v.nelement())
    if t in (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset):
        return sys.getsizeof(v)
    return 0

def type_of(v, t):
    if t in arrays or t in tensors or t in series:
        return name_of(t) + " " + cut(str(v.dtype).replace("torch.", ""), 40)
    return name_of(t)

def describe(name, v):
    t = type(v)
    mro = of_type("__mro__", t)
    kind = "class" if type in mro else "function" if t in (types.FunctionType, types.BuiltinFunctionType,
                                                            types.MethodType) else "value"
    shape = shape_of(v, t)
    table = t in arrays or t in frames or t in series or t in polars_frames or t in polars_series or t in (
        list, tuple, dict, set, frozenset)
    return {"name": name, "type": type_of(v, t), "shape": shape, "size": size_of(v, t),
            "preview": short(v) if kind == "value" else data_preview(v, t, 160), "kind": kind, "table": table}

def answer(shell, budget=0.15, limit=1000):
    end = time.perf_counter() + budget
    hidden, found, more, missing = shell.user_ns_hidden, [], 0, object()
    for name, v in list(shell.user_ns.items()):
        if type(name) is not str or name.startswith("_") or len(name) > 200 or type(v) is types.ModuleType:
            continue
        if hidden.get(name, missing) is v:
            continue
        if len(found) >= limit or time.perf_counter() > end:
            more += 1
            continue
        try:
            found.append(describe(name, v))
        except Exception:
            found.append({"name": name, "type": name_of(type(v)), "shape": None, "size": 0, "preview": "",
                          "kind": "value", "table": False})
    return {"variables": found, "more": more}
)py";

constexpr const char *tableSource = R"py(
import csv, io

def cell(v):
    if v is None:
        return ""
    t = type(v)
    if is_scalar(t) and v.dtype.kind in "biufcSU":
        v = v.item()
        t = type(v)
    if t is str:
        return cut(v, 1000)
    if t is float:
        return "NaN" if v != v else repr(v)
    return short(v, 1000, 0 if t in (list, tuple, dict, set, frozenset) else 1)

def columns_of(v, t, rows, most):
    """Headers, columns of values, all rows, all columns, how many headers are an index, which part."""
    if t in frames:
        part = v.iloc[:rows, :most]
        names = [" / ".join(label(p) for p in c) if type(c) is tuple else label(c) for c in part.columns]
        index = [part.index.get_level_values(i) for i in range(part.index.nlevels)]
        heads = ["" if n is None else label(n) for n in part.index.names]
        columns = [list(i) for i in index] + [list(part.iloc[:, i].array) for i in range(len(names))]
        return heads + names, columns, len(v), len(v.columns), len(index), ""
    if t in series:
        part = v.iloc[:rows]
        name = "value" if v.name is None else label(v.name)
        return ["", name], [list(part.index), list(part.array)], len(v), 1, 1, ""
    if t in polars_frames:
        part = v[:rows]
        names = v.columns[:most]
        return [label(n) for n in names], [part[n].to_list() for n in names], v.height, v.width, 0, ""
    if t in polars_series:
        return [label(v.name)], [v[:rows].to_list()], len(v), 1, 0, ""
    if t in arrays:
        return array_columns(v, rows, most)
    items = list(itertools.islice(dict.items(v) if t is dict else iter(v), rows))
    keys = [k for k, x in items] if t is dict else list(range(len(items)))
    found = [x for k, x in items] if t is dict else items
    kinds = [name_of(type(x)) for x in found]
    return ["key" if t is dict else "", "type", "value"], [keys, kinds, found], len(v), 2, 1, ""

def array_columns(v, rows, most):
    part = ""
    if v.ndim > 2:
        part = "[" + ", ".join("0" for _ in range(v.ndim - 2)) + "]"
        if 0 in v.shape:
            return [""], [[]], 0, 0, 1, part
        while v.ndim > 2:
            v = v[0]
    if v.ndim == 0:
        return ["", "value"], [[0], [v.item()]], 1, 1, 1, part
    if v.ndim == 1 and v.dtype.names:
        names = v.dtype.names[:most]
        shown = v[:rows]
        return [""] + list(names), [list(range(len(shown)))] + [list(shown[n]) for n in names], len(v), len(
            v.dtype.names), 1, part
    if v.ndim == 1:
        shown = v[:rows]
        return ["", "value"], [list(range(len(shown))), list(shown)], len(v), 1, 1, part
    shown = v[:rows, :most]
    return [""] + [str(i) for i in range(shown.shape[1])], [list(range(shown.shape[0]))] + [
        list(shown[:, i]) for i in range(shown.shape[1])], v.shape[0], v.shape[1], 1, part

def answer(shell, name, rows, most=200, characters=4000000, budget=2.0):
    end = time.perf_counter() + budget
    if name not in shell.user_ns:
        return {"gone": True}
    v = shell.user_ns[name]
    heads, columns, all_rows, all_columns, keys, part = columns_of(v, type(v), rows, most)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    shown = 0
    for row in zip(*columns):
        writer.writerow([cell(x) for x in row])
        shown += 1
        if out.tell() > characters or time.perf_counter() > end:
            break
    return {"csv": out.getvalue(), "rows": all_rows, "columns": all_columns, "shownRows": shown,
            "shownColumns": len(heads) - keys, "part": part}
)py";

constexpr const char *removeSource = R"py(
def answer(shell, name):
    shell.user_ns.pop(name, None)
    return {}
)py";

/// An expression, since only expressions leave no trace. What it gives describes itself, so that nothing is printed.
constexpr const char *frameSource = R"py(
class Answer:
    def __init__(self, content):
        self.content = content
    def __repr__(self):
        return ""
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"application/json": self.content, "text/plain": ""}
)py";

QString quoted(const QString &text)
{
    return QString::fromUtf8(jupyter::JsonView::quoted(text));
}

QString expression(std::initializer_list<const char *> sources, const QString &arguments)
{
    QString code = QString::fromLatin1(frameSource);
    for (const char *source : sources) {
        code += QString::fromLatin1(source);
    }
    return u"(lambda n: (__import__('builtins').exec(%1, n), n['Answer'](n['answer']("
           "__import__('IPython').get_ipython()%2)))[1])({'__name__': 'quire'})"_s.arg(quoted(code), arguments);
}

QJsonObject answerIn(const QByteArray &bundle)
{
    return QJsonDocument::fromJson(bundle).object().value("application/json"_L1).toObject();
}

Variable::Kind kindFrom(const QString &word)
{
    return word == "class"_L1      ? Variable::Kind::Class
           : word == "function"_L1 ? Variable::Kind::Function
                                   : Variable::Kind::Value;
}

Variable variableFrom(const QJsonObject &json)
{
    Variable made;
    made.name = json.value("name"_L1).toString();
    made.type = json.value("type"_L1).toString();
    made.preview = json.value("preview"_L1).toString();
    made.size = json.value("size"_L1).toInteger();
    made.kind = kindFrom(json.value("kind"_L1).toString());
    made.isTable = json.value("table"_L1).toBool();
    if (const QJsonValue shape = json.value("shape"_L1); shape.isArray()) {
        QStringList sides;
        made.count = 1;
        for (const QJsonValue &side : shape.toArray()) {
            sides.append(QString::number(side.toInteger()));
            made.count *= side.toInteger();
        }
        made.shape = sides.join(u" × "_s);
    }
    return made;
}

} // namespace

QString PythonVariables::listExpression()
{
    return expression({commonSource, listSource}, {});
}

QString PythonVariables::tableExpression(const QString &name, int rows)
{
    return expression({commonSource, tableSource}, u", %1, %2"_s.arg(quoted(name)).arg(rows));
}

QString PythonVariables::removeExpression(const QString &name)
{
    return expression({removeSource}, u", "_s + quoted(name));
}

Result<VariableList> PythonVariables::parseList(const QByteArray &bundle)
{
    const QJsonObject answer = answerIn(bundle);
    if (!answer.contains("variables"_L1)) {
        return failure(ErrorKind::Protocol, tr("The kernel's answer makes no sense."));
    }
    VariableList list;
    list.more = answer.value("more"_L1).toInt();
    for (const QJsonValue &entry : answer.value("variables"_L1).toArray()) {
        list.variables.append(variableFrom(entry.toObject()));
    }
    return list;
}

Result<VariableTable> PythonVariables::parseTable(const QByteArray &bundle)
{
    const QJsonObject answer = answerIn(bundle);
    if (answer.contains("gone"_L1)) {
        return failure(ErrorKind::Unsupported, tr("There is no such variable any more."));
    }
    if (!answer.contains("csv"_L1)) {
        return failure(ErrorKind::Protocol, tr("The kernel's answer makes no sense."));
    }
    VariableTable table;
    table.csv = answer.value("csv"_L1).toString().toUtf8();
    table.rows = answer.value("rows"_L1).toInteger();
    table.columns = answer.value("columns"_L1).toInteger();
    table.shownRows = answer.value("shownRows"_L1).toInteger();
    table.shownColumns = answer.value("shownColumns"_L1).toInteger();
    table.part = answer.value("part"_L1).toString();
    return table;
}

} // namespace quire::session
