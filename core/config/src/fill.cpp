#include "fill.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "secrets.h"

namespace rodedraad::config {

namespace {

bool is_variable_name(std::string_view name) {
  return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

}  // namespace

void Filler::fill(Element& element) {
  for (auto& attribute : element.attributes) fill(attribute.text);
  fill(element.text);
  for (auto& child : element.children) fill(child);
}

void Filler::fill(Text& text) {
  text.value = filled(text);
  if (!is_secret_reference(text.value)) return;
  auto secret = read_secret(text.value);
  if (!secret) {
    report_.error(text.place, "secret-missing", secret.error());
    text.failed = true;
    return;
  }
  if (is_secret_of_environment(text.value)) {
    report_.warning(
        text.place, "secret-in-environment",
        "who may look at this process can read its environment; put the secret in a file "
        "and write secret://file/NAME");
  }
  text.value = *std::move(secret);
  text.secret = true;
}

std::string Filler::filled(Text& text) {
  const std::string_view value = text.value;
  std::string out;
  std::size_t done = 0;
  for (auto open = value.find("${"); open != std::string_view::npos;
       open = value.find("${", done)) {
    const auto close = value.find('}', open);
    const auto inside =
        value.substr(open + 2, close == std::string_view::npos ? 0 : close - open - 2);
    const auto colon = inside.find(':');
    const std::string name(inside.substr(0, colon));
    if (!is_variable_name(name)) {
      report_.error(text.place, "variable-malformed",
                    "a variable is written as ${NAME} or ${NAME:default}, its name in capitals");
      text.failed = true;
      break;
    }
    std::optional<std::string> found;
    if (const auto set = variables_.set.find(name); set != variables_.set.end())
      found = set->second;
    if (!found) found = environment(name);
    if (!found && colon != std::string_view::npos) found = inside.substr(colon + 1);
    if (!found) {
      report_.error(text.place, "variable-missing",
                    fmt::format("the variable {0} has no value; give it with --set {0}=..., in the "
                                "environment, or as ${{{0}:default}}",
                                name));
      text.failed = true;
    } else {
      used_[name] = *found;
      text.variables.push_back(name);
    }
    out += value.substr(done, open - done);
    out += found.value_or("");
    done = close + 1;
  }
  out += value.substr(done);
  return out;
}

}  // namespace rodedraad::config
