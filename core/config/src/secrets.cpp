#include "secrets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace rodedraad::config {

namespace {

constexpr std::string_view kScheme = "secret://";
constexpr std::string_view kFile = "secret://file/";
constexpr std::string_view kEnvironment = "secret://env/";

using Secret = tl::expected<std::string, std::string>;

tl::unexpected<std::string> missing(std::string text) {
  return tl::make_unexpected(std::move(text));
}

/// A name may have folders, but never leads out of the folder of secrets.
bool stays_below(const std::filesystem::path& name) {
  return !name.empty() && name.is_relative() &&
         std::ranges::none_of(name, [](const auto& part) { return part == ".." || part.empty(); });
}

Secret from_file(std::string_view name) {
  if (!stays_below(name)) {
    return missing("a secret's name is a file name without `..`, as in secret://file/duo-token");
  }
  auto folder = environment("RODEDRAAD_SECRETS");
  if (!folder) folder = environment("CREDENTIALS_DIRECTORY");
  if (!folder) {
    return missing(
        "there is no folder of secrets; set RODEDRAAD_SECRETS, or let systemd load credentials");
  }
  const auto path = std::filesystem::path(*folder) / name;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return missing(fmt::format("there is no readable file `{}` in the folder of secrets", name));
  }
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  if (text.empty()) return missing(fmt::format("the secret `{}` is empty", name));
  return text;
}

Secret from_environment(std::string_view name) {
  auto value = environment(std::string(name));
  if (!value || value->empty()) {
    return missing(fmt::format("the environment has no variable `{}` for this secret", name));
  }
  return *std::move(value);
}

}  // namespace

bool is_secret_reference(std::string_view value) { return value.starts_with(kScheme); }

bool is_secret_of_environment(std::string_view value) { return value.starts_with(kEnvironment); }

Secret read_secret(std::string_view reference) {
  if (reference.starts_with(kFile)) return from_file(reference.substr(kFile.size()));
  if (reference.starts_with(kEnvironment)) {
    return from_environment(reference.substr(kEnvironment.size()));
  }
  return missing("a secret is written as secret://file/NAME or secret://env/NAME");
}

std::optional<std::string> environment(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

}  // namespace rodedraad::config
