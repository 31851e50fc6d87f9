#include "rodedraad/admin/operator.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "rodedraad/hub/log.h"

namespace rodedraad::admin {

namespace {

/// Safe in a header and in a line.
std::string plain(const char* text) {
  std::string result = text == nullptr ? std::string{} : hub::mask(text);
  std::erase_if(result, [](char c) { return c < ' ' || c > '~'; });
  return result.substr(0, 100);
}

}  // namespace

Operator this_operator() {
  const auto* user = ::getpwuid(::geteuid());
  auto name = user == nullptr ? "uid " + std::to_string(::geteuid()) : plain(user->pw_name);
  const auto person = plain(std::getenv("SUDO_USER"));
  if (!person.empty() && person != name) name = person + " as " + name;
  const auto connection = plain(std::getenv("SSH_CONNECTION"));
  const auto from = connection.substr(0, connection.find(' '));
  return {std::move(name), from.empty() ? "command" : "command from " + from};
}

}  // namespace rodedraad::admin
