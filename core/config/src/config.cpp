#include "rodedraad/config/config.h"

#include <algorithm>

namespace rodedraad::config {

namespace {

template <class T, class Member>
const T* find(const std::vector<T>& all, Member member, std::string_view value) {
  const auto found = std::ranges::find(all, value, member);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Organisation* Region::organisation(std::string_view id) const {
  return find(organisations, &Organisation::id, id);
}

const Municipality* Region::municipality(std::string_view code) const {
  return find(municipalities, &Municipality::code, code);
}

const Municipality* Region::municipality_by_oin(std::string_view oin) const {
  return oin.empty() ? nullptr : find(municipalities, &Municipality::oin, oin);
}

const Connection* Config::connection(std::string_view id) const {
  return find(connections, &Connection::id, id);
}

const Purpose* Config::purpose(std::string_view id) const {
  return find(purposes, &Purpose::id, id);
}

const DeadlineSet* Config::deadline(std::string_view id) const {
  return find(deadlines, &DeadlineSet::id, id);
}

const std::vector<Want>& Connection::wants(const KindInfo& kind) const {
  const auto made = templates.find(kind.name);
  return made == templates.end() ? kind.wants : made->second;
}

bool Connection::may_send(std::string_view kind) const {
  return transport && (sends.empty() || std::ranges::find(sends, kind) != sends.end());
}

}  // namespace rodedraad::config
