#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace rodedraad::config {

/// Whether the value points to a secret: "secret://...".
bool is_secret_reference(std::string_view value);
/// Whether it points into the environment.
bool is_secret_of_environment(std::string_view value);

/// The secret that a reference points to:
///   secret://file/NAME  a file below the folder named by the environment variable
///   RODEDRAAD_SECRETS,
///                       or else by CREDENTIALS_DIRECTORY (systemd); a last line end is left out
///   secret://env/NAME   an environment variable
/// Otherwise why there is none, and what to do.
tl::expected<std::string, std::string> read_secret(std::string_view reference);

/// An environment variable; nothing when it is not set.
std::optional<std::string> environment(const std::string& name);

}  // namespace rodedraad::config
