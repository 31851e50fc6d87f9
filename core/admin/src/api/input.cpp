#include "input.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "rodedraad/model/date.h"

namespace rodedraad::admin {

namespace {

std::string name_of(pugi::xml_node node) {
  const auto own = node.attribute("name");
  return own && std::string_view{node.name()} == "member" ? own.value() : node.name();
}

}  // namespace

Input Input::of_query(const Request& request) {
  Input input;
  for (const auto& [name, value] : request.query) {
    if (!input.found_.try_emplace(name, Found{{}, value, {}}).second) {
      input.wrong(name, "staat er twee keer");
    }
  }
  return input;
}

Input Input::of_body(const Request& request) {
  Input input;
  if (request.message.body.empty()) return input;
  auto parsed = message::parse_json(request.message.body);
  if (!parsed) {
    input.wrong("", "de inhoud is geen JSON: regel " + std::to_string(parsed.error().line) +
                        ", kolom " + std::to_string(parsed.error().column));
    return input;
  }
  input.tree_ = std::make_shared<message::Tree>(std::move(*parsed));
  const auto root = input.tree_->root();
  if (std::string_view{root.attribute("type").value()} != "object") {
    input.wrong("", "de inhoud moet een JSON-object zijn");
    return input;
  }
  for (const auto child : root.children()) {
    input.found_[name_of(child)] = {child.attribute("type").value(), child.text().get(), child};
  }
  return input;
}

void Input::wrong(std::string name, std::string reason) {
  wrong_->push_back({prefix_ + std::move(name), std::move(reason)});
}

const Input::Found* Input::find(const std::string& name, Need need, std::string_view type) {
  read_.insert(name);
  const auto found = found_.find(name);
  const bool absent = found == found_.end() || found->second.type == "null" ||
                      (found->second.text.empty() && !found->second.node) ||
                      (found->second.type == "string" && found->second.text.empty());
  if (absent) {
    if (need == Need::required) wrong(name, "ontbreekt");
    return nullptr;
  }
  if (!found->second.type.empty() && found->second.type != type) {
    wrong(name, "heeft een verkeerd type");
    return nullptr;
  }
  return &found->second;
}

std::string Input::text(const std::string& name, Need need, std::size_t most) {
  const auto* found = find(name, need, "string");
  if (found == nullptr) return {};
  if (found->text.size() > most) {
    wrong(name, "is te lang: hoogstens " + std::to_string(most) + " tekens");
    return {};
  }
  if (!message::is_utf8(found->text)) {
    wrong(name, "is geen UTF-8");
    return {};
  }
  return found->text;
}

std::string Input::word(const std::string& name, std::initializer_list<std::string_view> words,
                        Need need) {
  auto value = text(name, need);
  if (value.empty() || std::find(words.begin(), words.end(), value) != words.end()) return value;
  std::string all;
  for (const auto each : words) all += (all.empty() ? "" : ", ") + std::string{each};
  wrong(name, "moet een van deze zijn: " + all);
  return {};
}

std::optional<bool> Input::flag(const std::string& name) {
  const auto* found = find(name, Need::optional, "boolean");
  if (found == nullptr) return std::nullopt;
  if (found->text == "true") return true;
  if (found->text == "false") return false;
  wrong(name, "moet true of false zijn");
  return std::nullopt;
}

std::int64_t Input::number(const std::string& name, std::int64_t least, std::int64_t most,
                           std::int64_t otherwise) {
  const auto* found = find(name, Need::optional, "number");
  if (found == nullptr) return otherwise;
  std::int64_t value = 0;
  const auto* end = found->text.data() + found->text.size();
  const auto [stopped, error] = std::from_chars(found->text.data(), end, value);
  if (error == std::errc{} && stopped == end && value >= least && value <= most) return value;
  wrong(name,
        "moet een getal zijn van " + std::to_string(least) + " tot en met " + std::to_string(most));
  return otherwise;
}

model::Instant Input::moment(const std::string& name) {
  const auto value = text(name);
  if (value.empty()) return {};
  try {
    return model::parse_instant(value);
  } catch (const std::invalid_argument&) {
    wrong(name, "moet een tijdstip zijn als 2026-01-31T09:00:00Z");
    return {};
  }
}

std::string Input::day(const std::string& name) {
  const auto value = text(name);
  if (value.empty()) return {};
  const auto date = model::Date::parse(value);
  if (date && date->complete()) return date->text();
  wrong(name, "moet een dag zijn als 2026-01-31");
  return {};
}

std::string Input::municipality(const std::string& name) {
  auto value = text(name);
  const bool four = value.size() == 4 && value.find_first_not_of("0123456789") == std::string::npos;
  if (value.empty() || four) return value;
  wrong(name, "moet de code van een gemeente zijn: vier cijfers");
  return {};
}

std::vector<std::string> Input::list(const std::string& name, std::size_t most) {
  const auto* found = find(name, Need::optional, "array");
  std::vector<std::string> result;
  if (found == nullptr) return result;
  for (const auto item : found->node.children()) {
    if (std::string_view{item.attribute("type").value()} != "string") {
      wrong(name, "moet een lijst van teksten zijn");
      return {};
    }
    result.emplace_back(item.text().get());
  }
  if (result.size() > most) wrong(name, "is te lang: hoogstens " + std::to_string(most));
  return result;
}

Input Input::inside(const std::string& name) {
  Input input;
  input.tree_ = tree_;
  input.wrong_ = wrong_;
  input.prefix_ = prefix_ + name + '.';
  const auto* found = find(name, Need::required, "object");
  if (found == nullptr) return input;
  for (const auto child : found->node.children()) {
    input.found_[name_of(child)] = {child.attribute("type").value(), child.text().get(), child};
  }
  return input;
}

std::optional<sdk::Answer> Input::refusal() const {
  auto all = *wrong_;
  for (const auto& [name, found] : found_) {
    if (!read_.contains(name)) all.push_back({prefix_ + name, "is hier niet bekend"});
  }
  if (all.empty()) return std::nullopt;
  return problem(400, "Onvolledig of onjuist",
                 all.size() == 1 ? "Er klopt één ding niet; zie invalidParams."
                                 : "Er kloppen " + std::to_string(all.size()) +
                                       " dingen niet; zie invalidParams.",
                 all);
}

}  // namespace rodedraad::admin
