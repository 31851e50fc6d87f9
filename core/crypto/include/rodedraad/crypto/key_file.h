#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "rodedraad/crypto/secret.h"

/// Keys of kKeyLength bytes, as they lie in files: raw, as 64 hexadecimal digits or as base64, with
/// or without the end of a line.
namespace rodedraad::crypto {

/// Nothing when the text is no key.
std::optional<Secret> key_from_text(std::string_view text);

/// Who may have rights to a key file beside its owner. With systemd a credential may be readable by
/// the group of the service, in a folder that nobody else enters.
enum class KeyRights { owner_alone, as_found };

/// Throws std::runtime_error, with a sentence for an administrator, when the file cannot be read,
/// holds no key, is not of this user or root, or gives others any right.
Secret read_key(const std::filesystem::path& file, KeyRights rights = KeyRights::owner_alone);

/// The same; a key that is not there is made (mode 0400), and so are its folders (mode 0700). On
/// disk before this returns.
Secret read_or_make_key(const std::filesystem::path& file);

/// Makes a file with these bytes, and its folders (mode 0700): whole and on disk, or not there. A
/// power cut leaves no half of it. Throws std::runtime_error, as above.
void make_file(const std::filesystem::path& file, std::string_view bytes, unsigned int mode);

/// Puts the key of \p fresh in the place of \p old, at once and on disk, and overwrites what \p old
/// was, as far as the disk lets it. Throws std::runtime_error.
void replace_key(const std::filesystem::path& fresh, const std::filesystem::path& old);

}  // namespace rodedraad::crypto
