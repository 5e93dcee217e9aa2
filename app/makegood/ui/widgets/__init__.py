"""The parts the pages are made of. Each module holds one class and the values it shows.

Widgets are dumb: they take plain values, say what was done by signals, and know nothing of the
rest of the program. Captions come from the caller; call the setter again in `retranslate()`.

Base and text
  base.ThemedWidget(parent)            override restyle()/retranslate(), end __init__ with finish()
  label.Label(text, role, tone, *, wrap, selectable)         setText, set_tone, set_role
  elided_label.ElidedLabel(text, role, tone)                 one line, tool tip when cut
  question_header.Heading(text, role="section")              take_focus()
  question_header.QuestionHeader(title, help_text)           set_text(title, help_text)
  icon_label.IconLabel(icon, tone, size)                     set_icon(name, tone)
  initial.Initial(letter, color, edge)                       set_value(letter, color)
  chip.Chip(ChipValue(text, kind, icon))                     set_value(value)
  accessible.set_role(widget, role), accessible.group(widget, name)

Buttons and choices
  button.Button(text, kind, *, icon_name, icon_last, size)   kind: primary plain quiet destructive
                                       confirm_destructive link; size: small normal large
  tool_button.IconButton(icon_name, name)                    clicked
  mark_row.MarkRow(text, "check"|"radio", help_text)         toggled, clicked (wrapping words)
  choice_card.ChoiceCard(ChoiceValue(id, title, help, icon, chip, initial, disabled_because))
  card_group.CardGroup(name, *, columns, tiles)              set_choices(values, chosen_id),
                                       set_chosen(id), chosen_id; chosen(str), accepted(str)
  radio_choice.RadioChoice(choices, *, in_a_row)             value(), set_value(id); chosen(str)

Fields
  field_grid.FieldGrid: set_fields(widgets), in two columns where there is room
  fact_field.FactField(FieldText(label, optional, help, where, where_text), control)
                                       set_state("understood"|"advice"|"error"|"", message)
  text_input.TextInput(*, ltr, placeholder)                  value(), set_value; edited, committed
  text_area.TextArea(*, least_lines, most_lines, icon_name)  value(), set_value; edited, committed
  money_input.MoneyInput(currencies)   value() -> (amount, code), set_value; edited, committed
  date_input.DateInput(*, parse, write, today)               value() -> date|None, text(),
                                       set_value, set_text; edited(str), date_changed(object)

Statements
  notice.Notice(kind, lead, text, link)                      set_text; link_activated
  trap_card.TrapCard(lead, text, *, back_label, go_on_label, link)   went_back, understood
  clock_chip.ClockChip(ClockValue(id, stub, title, chip, why, spoken)), alias DateRow; opened(str)
  stub.StubValue(day, month, tone, hatched)

Pages
  turning_row.TurningRow(gap)          add(widget), remove(widget): a column where a row won't fit
  card.Card(*, strong, padding).body, card.Separator()
  footer_bar.FooterBar()               set_labels(back, primary), add_button,
                                       set_primary_enabled(bool, reason); went_back, went_on
  scroll_page.ScrollPage(*, max_chars, with_footer)          .header .body .footer, to_top()

Window and wizard
  rail.Rail()                          set_places([RailValue(id, text, icon, count, spoken,
                                       at_foot)]), set_current(id), set_bare(bool),
                                       item(id); chosen(str)
  step_list.StepList()                 set_steps([step_item.StepValue(id, number, name, state,
                                       answer, spoken, reachable)]), set_mode("words"|"slim"),
                                       menu_button,
                                       set_menu_label; chosen(str); state: visited current ahead
                                       check_again
  side_panel.SidePanel()               add_section(icon, title) -> PanelSection with .body,
                                       set_section_shown(section, bool), .saved
  saved_line.SavedLine()               set_saved(text), set_failed(text, action); action
  case_so_far.CaseSoFar()              set_answers([AnswerValue(id, label, value, change,
                                       change_spoken)]); change_requested(str)
  missing_list.MissingList()           set_points([MissingValue(id, what, why, repair, kind)]);
                                       repair(str); kind: blocker weak right
  channel_list.ChannelList(name)       set_channels([channel_card.ChannelValue(...)], chosen_id),
                                       chosen_id; chosen(str), step_toggled(str, str, bool),
                                       open_requested(str), failed(str)
  channel_card.ChannelValue(id, icon, title, reasons, hours, answer, zone, recommended,
                            steps=(ChannelStep(id, text, done),), open_label, host, host_trusted,
                            failed_label, note, tried)
  filter_list.FilterList(*, rows, placeholder, nothing_found)
                                       set_words(name, placeholder, nothing),
                                       set_values([FilterValue(id, title, caption, initial, icon,
                                       words)]), set_chosen(id), chosen_id; chosen(str),
                                       query_changed(str)
  segmented_switch.SegmentedSwitch(name, [SegmentValue(id, text, icon)], chosen_id); chosen(str)

Today and cases
  ticket.Ticket(TicketValue(title, why, date=TicketDate(icon, what, day, month, under, tone),
                about, initial, spoken))                     set_value, add_button(Button)
  due_row.DueRow(DueValue(id, day, title, caption, time, initial, chip, action, spoken))
                                       pressed(str)
  window_bar.WindowBar()               set_value(part, closing=)
  timeline_view.TimelineView()         set_entries([TimelineEntry(id, icon, title, date, caption,
                                       tone, spoken)]); opened(str), delete_requested(str)
  evidence_meter.EvidenceMeter()       set_value(have, count, spoken)
  empty_state.EmptyState(title, text, action, action_icon)   set_text,
                                       set_facts([EmptyFact(icon, title, text)]); pressed
  toast.Toast(parent)                  show_message(text, action, icon); action, closed

Functions
  scroll_page.reveal(widget)           brings what has just appeared into view on its page
  tab_order.follow(anchor, widgets), follow_inside(anchor, parts)
                                       Tab reaches what was made late where it stands
  form_keys.form_keys(form, save, leave), on_key, give_focus_back(form, to)
                                       Ctrl+Enter, Escape, and where the focus goes
  menus.open_below(menu, button), open_at(menu, place)
                                       a menu for one time, deleted once it is shut

Around them: `ui.theme` (colours, fonts, lengths), `ui.icons` (icon_pixmap, paint_icon,
app_icon), `ui.announce.announce(widget, text, urgent=)`, `ui.tasks.Tasks`, `ui.i18n`,
`python -m makegood.ui.gallery` shows everything.
"""

from __future__ import annotations
