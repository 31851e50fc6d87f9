#include "terminal_screen.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <string>

namespace rodedraad::cli {

namespace {

constexpr std::string_view kEnter = "\033[?1049h\033[?25l";
constexpr std::string_view kLeave = "\033[?25h\033[?1049l";
constexpr char kControlC = 3;

volatile std::sig_atomic_t stop_asked = 0;
volatile std::sig_atomic_t size_changed = 0;

void write_all(std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void on(int signal, void (*what)(int)) {
  struct sigaction action {};
  action.sa_handler = what;
  ::sigaction(signal, &action, nullptr);
}

winsize size() {
  winsize out{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &out) != 0 || out.ws_col == 0 || out.ws_row == 0) {
    out.ws_col = 80;
    out.ws_row = 24;
  }
  return out;
}

/// The first characters of a line of UTF-8; of ours, in which each takes one place.
std::string_view cut(std::string_view line, std::size_t columns) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U;
    if (begins && ++seen > columns) return line.substr(0, at);
  }
  return line;
}

}  // namespace

TerminalScreen::TerminalScreen() {
  ::tcgetattr(STDIN_FILENO, &before_);
  stop_asked = 0;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) on(signal, [](int) { stop_asked = 1; });
  on(SIGWINCH, [](int) { size_changed = 1; });
  auto raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  write_all(kEnter);
}

TerminalScreen::~TerminalScreen() {
  write_all(kLeave);
  ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGWINCH}) on(signal, SIG_DFL);
}

void TerminalScreen::show(std::string_view lines) {
  const auto window = size();
  std::string out = "\033[H";
  for (unsigned row = 0; row < window.ws_row && !lines.empty(); ++row) {
    const auto end = std::min(lines.find('\n'), lines.size());
    if (row > 0) out += '\n';
    out += cut(lines.substr(0, end), window.ws_col);
    out += "\033[K";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  write_all(out += "\033[J");
}

bool TerminalScreen::wait(std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  size_changed = 0;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (stop_asked != 0) return false;
    if (left.count() <= 0 || size_changed != 0) return true;
    pollfd keys{STDIN_FILENO, POLLIN, 0};
    // A signal may go to another thread than this.
    const auto slice = std::min<std::chrono::milliseconds::rep>(left.count(), 200);
    if (::poll(&keys, 1, static_cast<int>(slice)) <= 0) continue;
    std::array<char, 64> typed{};
    const auto count = ::read(STDIN_FILENO, typed.data(), typed.size());
    if (count <= 0) return false;
    const std::string_view read{typed.data(), static_cast<std::size_t>(count)};
    if (read.find_first_of("qQ") != read.npos || read.find(kControlC) != read.npos) return false;
  }
}

bool on_terminal() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0; }

}  // namespace rodedraad::cli
