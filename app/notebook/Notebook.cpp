// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Notebook.h"

#include <algorithm>

namespace quire::notebook {

QString Notebook::kernelName() const
{
    return metadata.at({u"kernelspec", u"name"}).toString();
}

QString Notebook::kernelDisplayName() const
{
    const QString name = metadata.at({u"kernelspec", u"display_name"}).toString();
    return name.isEmpty() ? kernelName() : name;
}

QString Notebook::language() const
{
    const QString running = metadata.at({u"language_info", u"name"}).toString();
    const QString name = running.isEmpty() ? metadata.at({u"kernelspec", u"language"}).toString() : running;
    return name.toLower();
}

QString Notebook::fileExtension() const
{
    return metadata.at({u"language_info", u"file_extension"}).toString();
}

QStringList Notebook::highlighterNames() const
{
    const JsonValue info = metadata.value(u"language_info");
    // codemirror_mode is a name, or an object with one.
    const JsonValue mode = info.value(u"codemirror_mode");
    const QString modeName = mode.isString() ? mode.toString() : mode.value(u"name").toString();
    QStringList names{info.value(u"pygments_lexer").toString(), modeName, language()};
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

void Notebook::setKernel(const QString &name, const QString &displayName, const QString &languageName)
{
    JsonValue spec = metadata.value(u"kernelspec").with(u"display_name", JsonValue::fromString(displayName));
    spec = languageName.isEmpty() ? spec.without(u"language")
                                  : spec.with(u"language", JsonValue::fromString(languageName));
    metadata = metadata.without(u"language_info").with(u"kernelspec", spec.with(u"name", JsonValue::fromString(name)));
}

void Notebook::setLanguageInfo(const JsonValue &languageInfo)
{
    metadata = metadata.with(u"language_info", languageInfo);
}

qsizetype Notebook::indexOf(const CellId &id) const
{
    const auto found = std::ranges::find(cells, id, &Cell::id);
    return found == cells.end() ? -1 : found - cells.begin();
}

} // namespace quire::notebook
