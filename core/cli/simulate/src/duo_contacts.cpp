#include "duo_contacts.h"

#include <array>
#include <utility>

#include "duo_body.h"
#include "request.h"
#include "rodedraad/message/json_writer.h"

namespace rodedraad::simulate {

namespace {

constexpr std::string_view kContacts = "contactpersonen";
constexpr std::string_view kPersons = "/personen/";

constexpr std::array kBody{BodyRule{"naam", Member::Type::text, true, {}, 1, 400},
                           BodyRule{"email", Member::Type::text, true, {}, 4, 964},
                           BodyRule{"telefoonnummer", Member::Type::text, true, {}, 3, 22}};

/// "contactpersonen/{id}/personen/{bsn}"; the parts that the path has.
struct Place {
  bool is_contact = false;
  std::string_view id;
  std::string_view bsn;
};

Place place_of(std::string_view path) {
  if (path == kContacts) return {true, {}, {}};
  if (!path.starts_with(kContacts) || path[kContacts.size()] != '/') return {};
  path.remove_prefix(kContacts.size() + 1);
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return {!path.empty(), path, {}};
  const auto rest = path.substr(slash);
  if (!rest.starts_with(kPersons) || slash == 0) return {};
  return {true, path.substr(0, slash), rest.substr(kPersons.size())};
}

}  // namespace

bool DuoContacts::knows(std::string_view method, std::string_view path) {
  const auto place = place_of(path);
  if (!place.is_contact) return false;
  if (place.id.empty()) return method == "POST";
  if (place.bsn.empty()) return method == "PUT" || method == "DELETE";
  return method == "POST" || method == "DELETE";
}

std::string_view DuoContacts::person_in(std::string_view path) { return place_of(path).bsn; }

sdk::Answer DuoContacts::answer(const sdk::Message& request, std::string_view path) {
  const auto place = place_of(path);
  if (place.id.empty()) return add(request);
  const std::string id{place.id};
  if (!contacts_.contains(id)) return empty_answer(404);
  if (place.bsn.empty()) return request.method == "PUT" ? change(id, request) : remove(id);
  if (request.method == "POST") {
    links_.insert_or_assign(std::string{place.bsn}, id);
    return empty_answer(201);
  }
  const auto link = links_.find(std::string{place.bsn});
  if (link == links_.end() || link->second != id) return empty_answer(404);
  links_.erase(link);
  return empty_answer(200);
}

sdk::Answer DuoContacts::add(const sdk::Message& request) {
  auto body = read_body(request, kBody);
  if (!body) return empty_answer(400);
  const auto id = std::to_string(++last_);
  message::JsonWriter json;
  json.begin_object().raw("id", id).begin_object("contactpersoongegevens");
  for (const auto& rule : kBody) json.text(rule.name, body->find(rule.name)->second);
  contacts_.emplace(id, *std::move(body));
  return json_answer(201, json.end_object().end_object().take());
}

sdk::Answer DuoContacts::change(const std::string& id, const sdk::Message& request) {
  auto body = read_body(request, kBody);
  if (!body) return empty_answer(400);
  contacts_[id] = *std::move(body);
  return empty_answer(200);
}

sdk::Answer DuoContacts::remove(const std::string& id) {
  contacts_.erase(id);
  std::erase_if(links_, [&id](const auto& link) { return link.second == id; });
  return empty_answer(200);
}

}  // namespace rodedraad::simulate
