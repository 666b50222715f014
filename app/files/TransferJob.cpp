// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferJob.h"

namespace quire::files {

Verdict verdictFor(const TransferFile &file, Collision collision)
{
    if (!file.there) {
        return Verdict::Send;
    }
    if (file.there->content.kind != sync::Kind::File) { // Never in place of a folder or a link.
        return collision == Collision::KeepBoth ? Verdict::Rename
               : collision == Collision::Ask    ? Verdict::Ask
                                                : Verdict::Skip;
    }
    switch (collision) {
    case Collision::Ask:
        return Verdict::Ask;
    case Collision::Replace:
        return Verdict::Replace;
    case Collision::KeepBoth:
        return Verdict::Rename;
    case Collision::Skip:
        return Verdict::Skip;
    case Collision::Newer:
        return file.modified > file.there->modified ? Verdict::Replace : Verdict::Skip;
    case Collision::Compare:
        return file.size == file.there->content.size ? Verdict::Compare : Verdict::Replace;
    }
    return Verdict::Ask;
}

QByteArray numberedName(const QByteArray &name, int number)
{
    const qsizetype dot = name.lastIndexOf('.');
    const bool hasSuffix = dot > 0 && name.size() - dot <= 16;
    const QByteArray suffix = " (" + QByteArray::number(number) + ')' + (hasSuffix ? name.mid(dot) : QByteArray());
    QByteArray stem = hasSuffix ? name.left(dot) : name;
    const bool isText = stem.isValidUtf8();
    while (stem.size() + suffix.size() > 255 || (isText && !stem.isValidUtf8())) {
        stem.chop(1);
    }
    return stem + suffix;
}

} // namespace quire::files
