#include "erased_list.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <string_view>

#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

constexpr std::string_view kKey = "key ";
constexpr std::string_view kMessage = "message ";

void demand(bool good, const std::filesystem::path& file) {
  if (good) return;
  throw StoreError("the list of what was erased cannot be written: " + file.string() +
                   "; nothing is erased while it cannot be remembered");
}

/// Ends with the file that it holds open.
struct Descriptor {
  int number;
  ~Descriptor() { ::close(number); }
};

}  // namespace

void ErasedList::add(const Ids& ids) const {
  std::string lines{"\n"};  // after half a line of before
  for (const auto key : ids.keys) (lines += kKey) += std::to_string(key) + '\n';
  for (const auto& message : ids.messages) (lines += kMessage) += message + '\n';
  std::filesystem::create_directories(file_.parent_path());
  const Descriptor file{::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)};
  demand(file.number >= 0, file_);
  demand(::write(file.number, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
             ::fsync(file.number) == 0,
         file_);
  const Descriptor folder{::open(file_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  demand(folder.number >= 0 && ::fsync(folder.number) == 0, file_);
}

ErasedList::Ids ErasedList::read() const {
  Ids out;
  std::ifstream in(file_);
  if (std::filesystem::exists(file_) && (!in || !std::filesystem::is_regular_file(file_))) {
    throw StoreError(
        "de lijst van wat gewist is kan niet worden gelezen: " + file_.string() +
        "; geef haar aan de gebruiker van de hub, want zonder haar komt terug wat gewist "
        "is");
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::string_view rest{text};
  for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (line.starts_with(kMessage)) out.messages.emplace_back(line.substr(kMessage.size()));
    if (!line.starts_with(kKey)) continue;
    std::int64_t key = 0;
    std::from_chars(line.data() + kKey.size(), line.data() + line.size(), key);
    out.keys.push_back(key);
  }
  return out;
}

}  // namespace rodedraad::store
