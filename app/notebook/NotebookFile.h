// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Notebook.h"

/// The .ipynb format. Pure functions: any thread, no files touched.
namespace quire::notebook::NotebookFile {

/// A file that could be read.
struct Reading
{
    /// nbformat 3: the notebook is empty; ask the person, then call upgradeV3() with the same bytes.
    bool needsUpgrade = false;
    Notebook notebook;
    /// Translated sentences about what is odd but harmless, such as a newer minor format.
    QStringList warnings;
};

/// Reads nbformat 4. Every cell has a valid id of its own afterwards; ids made here are not written back to cells
/// nobody touches. ErrorKind::Format says what is wrong with line and column; ErrorKind::Unsupported: a major format
/// other than 3 and 4.
Result<Reading> read(const QByteArray &bytes);

/// nbformat 3 → 4.5, as nbformat does it.
Result<Notebook> upgradeV3(const QByteArray &bytes);

/// The file's bytes. What was not changed since read() is what it was, byte for byte; changed cells are written in the
/// file's own style; a new notebook in Jupyter's.
QByteArray write(const Notebook &notebook);

/// Exactly what Jupyter (nbformat) writes for this notebook, whatever it was read from.
QByteArray jupyterNormalised(const Notebook &notebook);

/// Something the nbformat schema forbids.
struct Problem
{
    QString place; ///< "cells[3].outputs[0].text"
    QString message;

    bool operator==(const Problem &) const = default;
};

/// Checks `bytes` against nbformat 4.0–4.5. Empty when valid. A file that cannot be read gives one problem.
QList<Problem> validate(const QByteArray &bytes);

/// Where two texts part.
struct Difference
{
    qsizetype offset = 0; ///< In bytes from the start.
    int line = 1;
    int column = 1;
    QByteArray before; ///< Up to 40 bytes of the file from there on.
    QByteArray after;  ///< The same of what would be written.
};

/// Would opening and saving change a byte? The first one, or none.
Result<std::optional<Difference>> roundTripDifference(const QByteArray &bytes);
/// The same when Jupyter opens and saves it.
Result<std::optional<Difference>> jupyterDifference(const QByteArray &bytes);

} // namespace quire::notebook::NotebookFile
