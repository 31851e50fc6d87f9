#pragma once

#include <filesystem>

#include "rodedraad/crypto/secret.h"

/// Keys in files: kKeyLength bytes, raw or as 64 hexadecimal digits.
namespace rodedraad::crypto {

/// Throws std::runtime_error, with a sentence for an administrator, when the file cannot be read,
/// holds no key, is not of this user or root, or gives others any right.
Secret read_key(const std::filesystem::path& file);

/// The same; a key that is not there is made (mode 0400), and so are its folders (mode 0700). On
/// disk before this returns.
Secret read_or_make_key(const std::filesystem::path& file);

}  // namespace rodedraad::crypto
