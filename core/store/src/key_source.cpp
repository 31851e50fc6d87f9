#include "key_source.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "rodedraad/crypto/key_file.h"
#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

/// A key as text and the end of its line fit several times.
constexpr std::size_t kRoom = 256;

/// The command is the administrator's own, from hub.xml, and prints a key and nothing else.
crypto::Secret from_command(const std::string& command) {
  auto* const output = ::popen(command.c_str(), "re");
  if (output == nullptr) throw StoreError("the command for the master key cannot be started");
  std::setvbuf(output, nullptr, _IONBF, 0);
  std::string bytes(kRoom, '\0');
  const auto length = std::fread(bytes.data(), 1, bytes.size(), output);
  const bool good = ::pclose(output) == 0;
  auto key = crypto::key_from_text(std::string_view{bytes}.substr(0, length));
  crypto::wipe(bytes);
  if (!good) throw StoreError("the command for the master key fails: run it by hand to see why");
  if (!key) {
    throw StoreError(
        "the command for the master key prints no key: 32 bytes, 64 hexadecimal digits, or base64");
  }
  return *std::move(key);
}

crypto::Secret from_credential(const std::string& name) {
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  if (folder == nullptr) {
    throw StoreError("there is no credential " + name +
                     ": write LoadCredential= or LoadCredentialEncrypted= in the systemd unit");
  }
  return crypto::read_key(std::filesystem::path{folder} / name, crypto::KeyRights::as_found);
}

}  // namespace

crypto::Secret key_from(const std::string& source) {
  const auto split = source.find(':');
  const auto kind = source.substr(0, split);
  const auto rest = split == std::string::npos ? std::string{} : source.substr(split + 1);
  try {
    if (!rest.empty() && kind == "file") return crypto::read_key(rest);
    if (!rest.empty() && kind == "command") return from_command(rest);
    if (!rest.empty() && kind == "credential") return from_credential(rest);
  } catch (const StoreError&) {
    throw;
  } catch (const std::runtime_error& problem) {
    throw StoreError(problem.what());
  }
  throw StoreError("a master key is file:PATH, credential:NAME or command:TEXT, not \"" + source +
                   "\"");
}

}  // namespace rodedraad::store
