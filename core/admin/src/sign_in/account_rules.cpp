#include "rodedraad/admin/account_rules.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "rodedraad/crypto/password.h"
#include "rodedraad/hub/log.h"

namespace rodedraad::admin {

namespace {

std::string lower(std::string_view text) {
  std::string result{text};
  for (auto& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

/// Code points of UTF-8.
std::ptrdiff_t characters(std::string_view text) {
  return std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

}  // namespace

std::string trouble_with_name(std::string_view name) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789.-";
  if (name.size() < 2 || name.size() > 64 ||
      name.find_first_not_of(allowed) != std::string_view::npos || name.front() == '-' ||
      name.front() == '.') {
    return "moet 2 tot 64 kleine letters, cijfers, punten en streepjes hebben";
  }
  if (hub::mask(name) != name) return "mag geen burgerservicenummer bevatten";
  return {};
}

std::string trouble_with_password(std::string_view password, std::string_view name, int least) {
  if (characters(password) < least) {
    return "moet minstens " + std::to_string(least) + " tekens hebben";
  }
  if (password.size() > crypto::kLongestPassword) {
    return "is te lang: hoogstens " + std::to_string(crypto::kLongestPassword) + " bytes";
  }
  constexpr std::size_t few = 5;
  if (std::set<char>(password.begin(), password.end()).size() < few) {
    return "herhaalt steeds dezelfde tekens";
  }
  if (!name.empty() && lower(password).find(lower(name)) != std::string::npos) {
    return "mag de naam van het account niet bevatten";
  }
  for (const std::string_view guessed : {"wachtwoord", "password", "welkom", "rodedraad"}) {
    if (lower(password).find(guessed) != std::string::npos) return "is te makkelijk te raden";
  }
  return {};
}

}  // namespace rodedraad::admin
