// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

#include <QCoreApplication>

namespace quire::exporting {

/// A JSON value as a tree that folds without a script.
class PageJson
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PageJson)

public:
    /// `expanded`: everything is open, else the first level.
    static void append(QByteArray &out, const notebook::JsonValue &value, bool expanded);

private:
    struct Tree
    {
        QByteArray &out;
        bool expanded = false;
        int left = 0; ///< Lines that may still come.
    };

    static void appendNode(Tree &tree, const QString &key, const notebook::JsonValue &value, int depth);
    static void appendChildren(Tree &tree, const notebook::JsonValue &value, int depth);
};

} // namespace quire::exporting
