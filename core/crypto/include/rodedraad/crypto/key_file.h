#pragma once

#include <filesystem>
#include <string_view>

#include "rodedraad/crypto/secret.h"

/// Keys in files: kKeyLength bytes, raw or as 64 hexadecimal digits.
namespace rodedraad::crypto {

/// Throws std::runtime_error, with a sentence for an administrator, when the file cannot be read,
/// holds no key, is not of this user or root, or gives others any right.
Secret read_key(const std::filesystem::path& file);

/// The same; a key that is not there is made (mode 0400), and so are its folders (mode 0700). On
/// disk before this returns.
Secret read_or_make_key(const std::filesystem::path& file);

/// Makes a file with these bytes, and its folders (mode 0700): whole and on disk, or not there. A
/// power cut leaves no half of it. Throws std::runtime_error, as above.
void make_file(const std::filesystem::path& file, std::string_view bytes, unsigned int mode);

}  // namespace rodedraad::crypto
