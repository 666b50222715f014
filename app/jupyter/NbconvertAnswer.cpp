// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/NbconvertAnswer.h"

#include "notebook/MimeBundle.h"

#include <QHash>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

QString unescaped(QString html)
{
    return html.replace("&#39;"_L1, "'"_L1)
        .replace("&#x27;"_L1, "'"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&#34;"_L1, "\""_L1)
        .replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&amp;"_L1, "&"_L1);
}

using notebook::JsonValue;

/// `object` with the text under `key` as one string.
JsonValue joined(const JsonValue &object, QStringView key)
{
    const JsonValue value = object.value(key);
    return value.isArray() && value.isText() ? object.with(key, JsonValue::fromString(value.toText())) : object;
}

JsonValue joinedOutput(const JsonValue &output)
{
    JsonValue data = output.value(u"data");
    const QStringList types = data.keys();
    for (const QString &type : types) {
        data = notebook::MimeBundle::isJson(type) ? data : joined(data, type);
    }
    const JsonValue whole = types.isEmpty() ? output : output.with(u"data", data);
    return joined(whole, u"text");
}

JsonValue joinedCell(const JsonValue &cell)
{
    const JsonValue whole = joined(cell, u"source");
    if (!whole.value(u"outputs").isArray()) {
        return whole;
    }
    QList<JsonValue> outputs;
    for (const JsonValue &output : whole.value(u"outputs").items()) {
        outputs.append(joinedOutput(output));
    }
    return whole.with(u"outputs", JsonValue::fromItems(outputs));
}

bool mentions(const QString &reason, QLatin1StringView word)
{
    return reason.contains(word, Qt::CaseInsensitive);
}

} // namespace

QList<ConversionFormat> NbconvertAnswer::formats(const QJsonObject &json)
{
    static const QRegularExpression askable(u"^\\w{1,100}$"_s);
    QList<ConversionFormat> all;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        if (askable.match(it.key()).hasMatch()) {
            all.append({it.key(), it.value().toObject().value("output_mimetype"_L1).toString()});
        }
    }
    std::ranges::sort(all, {}, &ConversionFormat::name);
    return all;
}

QString NbconvertAnswer::reasonIn(const net::HttpResponse &response)
{
    static const QRegularExpression traceback(u"<pre class=\"traceback\">(.*?)</pre>"_s,
                                              QRegularExpression::DotMatchesEverythingOption);
    const QString page = QString::fromUtf8(response.body.first(std::min<qsizetype>(response.body.size(), 1 << 20)));
    return unescaped(traceback.match(page).captured(1)).trimmed();
}

Error NbconvertAnswer::explained(const QString &reason, const QString &format, int status)
{
    const auto missing = [&](const QString &message) { return Error{ErrorKind::Unsupported, message, reason, status}; };
    if (mentions(reason, "Could not import nbconvert"_L1)) {
        return missing(tr("The server has no nbconvert. Install it there, or let Quire export the notebook."));
    }
    if (mentions(reason, "No exporter for format"_L1) || mentions(reason, "Unknown exporter"_L1)) {
        return missing(tr("The server’s nbconvert does not know the format “%1”.").arg(format));
    }
    if (mentions(reason, "pandoc wasn't found"_L1) || mentions(reason, "pandoc is not"_L1)) {
        return missing(tr("The server has no pandoc, which its nbconvert needs for “%1”. Install pandoc there, or let "
                          "Quire export the notebook, which needs none.")
                           .arg(format));
    }
    if (mentions(reason, "xelatex not found"_L1) || mentions(reason, "latex not found"_L1)) {
        return missing(tr("The server has no xelatex, which its nbconvert needs for “%1”. Install TeX there, or let "
                          "Quire export the notebook, which needs none.")
                           .arg(format));
    }
    if (mentions(reason, "playwright"_L1) || mentions(reason, "pyppeteer"_L1) || mentions(reason, "chromium"_L1)) {
        return missing(tr("The server has no Chromium that nbconvert can use, which it needs for “%1”. Install "
                          "nbconvert[webpdf] there, or let Quire export the notebook, which needs none.")
                           .arg(format));
    }
    if (mentions(reason, "QtWebEngine is not installed"_L1)) {
        return missing(tr("The server has no PyQtWebEngine, which its nbconvert needs for “%1”.").arg(format));
    }
    if (mentions(reason, "inkscape"_L1)) {
        return missing(tr("The server has no Inkscape, which its nbconvert needs for the notebook’s SVG pictures."));
    }
    if (mentions(reason, "captured latex output"_L1)) {
        return {ErrorKind::Server, tr("TeX on the server could not make a PDF of this notebook."), reason, status};
    }
    QString line = reason.section(u'\n', 0, 0).trimmed();
    line = line.startsWith("nbconvert failed: "_L1) ? line.sliced(18) : line;
    return {ErrorKind::Server, tr("nbconvert on the server failed: %1").arg(line.left(300)), reason, status};
}

QByteArray NbconvertAnswer::withJoinedLines(const QByteArray &notebook)
{
    const Result<JsonValue> json = JsonValue::parse(notebook);
    if (!json) {
        return notebook;
    }
    QList<JsonValue> cells;
    for (const JsonValue &cell : json->value(u"cells").items()) {
        cells.append(joinedCell(cell));
    }
    return json->with(u"cells", JsonValue::fromItems(cells)).raw().toByteArray();
}

QString NbconvertAnswer::fileName(const net::HttpResponse &response, const QString &format, const QString &name)
{
    static const QHash<QString, QString> suffixes{
        {u"html"_s, u"html"_s},         {u"slides"_s, u"slides.html"_s}, {u"latex"_s, u"tex"_s},
        {u"pdf"_s, u"pdf"_s},           {u"webpdf"_s, u"pdf"_s},         {u"qtpdf"_s, u"pdf"_s},
        {u"qtpng"_s, u"png"_s},         {u"markdown"_s, u"md"_s},        {u"rst"_s, u"rst"_s},
        {u"asciidoc"_s, u"asciidoc"_s}, {u"python"_s, u"py"_s},          {u"notebook"_s, u"nbconvert.ipynb"_s},
        {u"custom"_s, u"html"_s}};
    static const QRegularExpression named(u"filename\\*=utf-8''([^;]+)"_s, QRegularExpression::CaseInsensitiveOption);
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    if (response.body.startsWith("PK\x03\x04")) {
        return stem + u".zip"_s;
    }
    if (suffixes.contains(format)) {
        return stem + u'.' + suffixes.value(format);
    }
    const QString header = QString::fromUtf8(response.headers.value("Content-Disposition"_L1));
    const QString told = QUrl::fromPercentEncoding(named.match(header).captured(1).toUtf8()).section(u'/', -1);
    return told.isEmpty() || told.startsWith(u'.') ? stem + u".txt"_s : told;
}

} // namespace quire::jupyter
