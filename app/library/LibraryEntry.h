// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

namespace quire::library {

enum class Kind { Notebook, Html, Pdf, Markdown };

/// The kind a file of this name has in the library, by its ending.
std::optional<Kind> kindOf(QByteArrayView path);

/// What is known about the file now.
enum class State {
    Waiting,    ///< Not read yet, or changed since.
    Good,       ///< Read; its text is found.
    Missing,    ///< It was there once.
    Unreadable, ///< Its folder or itself may not be read.
    Broken,     ///< Its content makes no sense: `problem` says why.
    TooLarge,   ///< Not read for its text; it can be opened all the same.
};

/// One file in the library.
struct Entry
{
    qint64 id = 0;
    QByteArray path; ///< As the disk has it, which need not be UTF-8.
    Kind kind = Kind::Notebook;
    State state = State::Waiting;
    qint64 size = 0;
    qint64 modified = 0; ///< Milliseconds since 1970, of the file.
    qint64 added = 0;    ///< The same, of this entry.
    QString title;
    QString origin;  ///< The program that wrote it, as its own name: "JupyterLab", "Colab"; empty when unknown.
    QString source;  ///< The machine it came from, as a person named it; empty for this computer.
    QString excerpt; ///< Its first lines.
    QString problem; ///< A translated sentence, for Unreadable and Broken.
    QStringList tags;

    /// Changes whenever the file may have.
    QByteArray stamp() const { return QByteArray::number(size) + '-' + QByteArray::number(modified); }
    /// The file's name as people see it.
    QString name() const;
    /// The folder it is in, the same way.
    QString folder() const;

    bool operator==(const Entry &) const = default;
};

/// A piece of a file's text and where it stands.
struct Passage
{
    QString place; ///< See Place.
    QString text;

    bool operator==(const Passage &) const = default;
};

/// What reading a file for the library gives.
struct Reading
{
    QString title;
    QString origin;
    QString excerpt;
    QList<Passage> passages;
    QByteArray thumbnail; ///< A small PNG; empty for none.
    bool isCut = false;   ///< There was more text than is kept.
};

/// Where in a file something stands, as text: "cell:12" and "output:12" (cells from 0), "anchor:ID", "page:3" and
/// "line:7" (from 1). Empty is the beginning.
struct Place
{
    QString kind;
    QString value;

    static Place parse(const QString &text);
    int number() const { return value.toInt(); }
};

} // namespace quire::library
